"""The pages of the face, one module a subject."""
