"""What scripts/verify-courses.py judges a build by, one module an output."""
