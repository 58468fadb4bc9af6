"""Resources in the words of schema.org (with LRMI and its accessibility terms), as search engines and other libraries read them."""
