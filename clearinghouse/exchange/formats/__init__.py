"""The library in the forms that other systems read. Each form is written from what it is given and asks the database for nothing."""
