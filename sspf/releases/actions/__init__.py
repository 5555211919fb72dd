"""Making a publication, once and for ever."""
