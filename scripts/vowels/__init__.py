"""The model that vowels words, from its sources to its weights; see scripts/train_vowels.py."""
