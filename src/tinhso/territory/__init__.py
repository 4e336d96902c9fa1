"""Areas as they stood each day: a code means an area only together with an interval of days."""
