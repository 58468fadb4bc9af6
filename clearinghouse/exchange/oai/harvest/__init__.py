"""Asking other libraries: reading what they answer, and making it ours. What is done with it is in `services/harvesting.py`."""
