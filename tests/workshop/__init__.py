"""Tests of `workshop/`, in the same rooms."""
