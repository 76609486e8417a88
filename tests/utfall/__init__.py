"""Tests of utfall."""
