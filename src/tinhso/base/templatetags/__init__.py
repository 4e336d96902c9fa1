"""Words that the project's templates may use."""
