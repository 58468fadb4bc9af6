"""What anybody is shown of a district: where it lies, and how many students it has unless they are too few."""
