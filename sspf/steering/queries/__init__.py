"""What a group's underlag is filled with, fact by fact."""
