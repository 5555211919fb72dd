"""The forms of meetings: the kallelse, its answer, who came, and a note."""
