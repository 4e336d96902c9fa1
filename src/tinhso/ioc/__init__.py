"""The room where all is seen together: overview, scoreboards, targets, and the step from statement to target.

It shows and joins what the parts know and owns no table: `wording` says it, `board` and `joining` put it together.
"""
