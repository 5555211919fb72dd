"""The styrgrupp's underlag: figures and facts put at the points of the agenda, as they are at one moment."""
