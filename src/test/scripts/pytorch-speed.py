#!/usr/bin/env python3
"""Characters a second that PyTorch trains: the reference beside `unroll benchmark`.

    python3 src/test/scripts/pytorch-speed.py [float32|float64] [THREADS] [SECONDS]

The same network, window, clipping and optimizer as the benchmark command: nn.RNN and nn.Linear on one-hot input,
cross-entropy summed over the window, the state carried on, clip_grad_norm_ and Adagrad. One line of JSON per shape.
"""
import json
import sys
import time

import torch
from torch import nn

SHAPES = [(100, 25, 1), (256, 50, 1), (100, 25, 32), (256, 50, 32), (512, 64, 64)]
SYMBOLS = 65


def run(hidden, window, streams, dtype, seconds):
    torch.manual_seed(1)
    rnn = nn.RNN(SYMBOLS, hidden, nonlinearity="tanh").to(dtype)
    out = nn.Linear(hidden, SYMBOLS).to(dtype)
    parameters = [p for name, p in rnn.named_parameters() if name != "bias_hh_l0"] + list(out.parameters())
    rnn.bias_hh_l0.requires_grad_(False)
    optimizer = torch.optim.Adagrad(parameters, lr=0.05)
    text = torch.randint(SYMBOLS, (window * 64 + 1, streams))
    state = torch.zeros(1, streams, hidden, dtype=dtype)
    done = 0
    warm = None
    while True:
        start = (done % 63) * window
        x = nn.functional.one_hot(text[start : start + window], SYMBOLS).to(dtype)
        y = text[start + 1 : start + window + 1]
        a, state = rnn(x, state.detach())
        loss = nn.functional.cross_entropy(out(a).reshape(-1, SYMBOLS), y.reshape(-1), reduction="sum") / streams
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 5)
        optimizer.step()
        done += 1
        now = time.perf_counter()
        if warm is None and done >= 20:
            warm, from_step = now, done
        elif warm is not None and now - warm >= seconds:
            return (done - from_step) * window * streams / (now - warm)


def main():
    dtype = getattr(torch, sys.argv[1] if len(sys.argv) > 1 else "float32")
    torch.set_num_threads(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 10
    for hidden, window, streams in SHAPES:
        speed = run(hidden, window, streams, dtype, seconds)
        print(json.dumps({"hidden": hidden, "window": window, "streams": streams, "dtype": str(dtype)[6:],
                          "threads": torch.get_num_threads(), "torch": torch.__version__,
                          "charactersPerSecond": round(speed)}), flush=True)


if __name__ == "__main__":
    main()
