"""Tests of webb."""
