"""Cores compute: values in, values out; no framework, no input or output, no clock."""
