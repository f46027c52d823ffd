"""What records state, in the words of version 1: a module for each kind, a function for each type, field by field."""
