"""Who does what where: roles that an account holds in some areas alone, from one day to another."""
