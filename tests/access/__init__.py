"""Who may do what: the policy, its printed matrix, and every route against it."""
