"""Questionnaires answered without a name: one-time codes on one side, answers on the other, nothing between them."""
