"""Utlämnande utan samtycke: each unit's own register, beside every case and inside none (law R16–R20)."""
