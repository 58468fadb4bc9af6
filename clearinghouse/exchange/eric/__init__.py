"""Records of ERIC, the education library of the U.S. Department of Education, asked for through its public API."""
