"""Tests of the house itself: its floors, sizes and habits."""
