"""The styrgrupp's underlag: its fixed points filled in from figures at one moment, with the coordinator's words."""
