"""Utlämnande utan samtycke: the releasing unit's own register, apart from every case."""
