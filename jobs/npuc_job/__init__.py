"""The job program of npuc: compiles a model for an NPU, then verifies and publishes the outputs.

Run as ``python3 -m npuc_job compile`` or ``python3 -m npuc_job verify``; the contract is in
``jobs/README.md``. Standard library only: any image with a compiler and Python 3.10 can run it.
"""
