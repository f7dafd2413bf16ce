"""Press releases by e-mail: asked for on a page, confirmed by the owner of the address, sent by the worker, cancelled in one click."""
