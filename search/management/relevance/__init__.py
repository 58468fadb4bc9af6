"""How good the ranking is: judged questions asked of each backend, and the measures of their answers."""
