"""Åtgärdsplan and uppföljning: what works and what worries, goals, who has promised what, and how it went."""
