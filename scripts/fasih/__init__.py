"""What `train_fasih.py` is made of: labels, teacher, recordings, corpus, network, export."""
