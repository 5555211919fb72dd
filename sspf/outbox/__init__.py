"""Utkorgen: e-mail to colleagues, written in the same transaction as the act, sent by the jobs."""
