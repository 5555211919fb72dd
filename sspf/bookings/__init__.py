"""Bokningar: who and which room is taken when, whatever it is for."""
