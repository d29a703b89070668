import json

import torch
from transformers import AutoModel


class Trainer:
    def resume(self, path, device):
        # ruleid: torch-load-untrusted
        state = torch.load(path, map_location=device)
        self.model.load_state_dict(state)

    def resume_explicit(self, path):
        # ruleid: torch-load-untrusted
        return torch.load(path, weights_only=True)


def remote(name):
    # ruleid: torch-load-untrusted
    return AutoModel.from_pretrained(name, trust_remote_code=True)


def safe(path, name):
    # ok: torch-load-untrusted
    state = torch.load(path, weights_only=True)
    # ok: torch-load-untrusted
    model = AutoModel.from_pretrained(name)
    # ok: torch-load-untrusted
    meta = json.load(path)
    return state, model, meta
