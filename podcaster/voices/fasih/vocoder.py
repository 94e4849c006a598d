"""Mel-cepstra and pitch to samples: pulses and noise through minimum-phase filters, in NumPy.

The filter is the mel-cepstrum's own (Tokuda et al., "Mel-generalized cepstral analysis", 1994):
its logarithm is a sum of warped exponentials, so one matrix product gives amplitude and minimum
phase of many frames at once. Voiced sound is one response a pitch period, laid down at its exact
fraction of a sample; breath and unvoiced sound is noise in windows of two frames. Both are added
where they overlap, which needs no recursion and leaves no joint.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Spectra = NDArray[np.complex64]

VERSION = 1
"""Counted up when the same frames would sound different."""
RATE_HZ = 24_000
HOP = 120
"""Samples a frame: 5 ms."""

_WARP, _WARP_RATE_HZ = 0.55, 48_000
_FFT = 512
_BINS = _FFT // 2 + 1
_BLOCK = 256
"""Frames worked on at a time, which bounds the memory."""
_AHEAD = 48
"""Samples by which a response starts before its pulse: a spread phase runs ahead of it."""
_VOICED_SLOPE = 6.0
# Mean logarithm of amplitude at 4 to 8 kHz less that at 0.2 to 1.5 kHz: z and j lie about 0, vowels
# and nasals below -3.5.
_TREBLE_HZ, _BASS_HZ = (4000, 8000), (200, 1500)
_CLEAR, _BUZZING = -3.0, 0.5
_LEVEL = 1 / 32768
"""The frames are in units of 16-bit samples."""
_SEED = 20
_ROWS = 8
"""Rows multiplied at a time: so few that BLAS leaves them to the calling thread. Threads of its own
wait for each other by spinning, and make several times the work on a machine that is busy."""


@dataclass(frozen=True, slots=True)
class Timbre:
    """What the vocoder adds to the frames it is given."""

    stretch: float = 1.0
    """Of the frequency axis: 1.1 is a vocal tract shorter by a tenth, another speaker."""
    relief: float = 0.0
    """How far formants stand out beyond the frames' own: 0.2 scales the cepstra by 1.2."""
    voiced_hz: float = 6000.0
    """Where pulses and noise are equally strong, in vowels."""
    buzzing_hz: float = 1800.0
    """The same in voiced fricatives, told by their strong treble."""
    breath: float = 0.5
    """How far the noise in voiced sound comes and goes with the glottis: 0 to 1."""
    spread_ms: float = 1.0
    """How far the frequencies of one pulse lie apart; none at all is heard as a buzz."""


class Vocoder:
    """Holds the tables of one timbre and one order of cepstra. Deterministic; safe in threads."""

    def __init__(self, timbre: Timbre, cepstra: int) -> None:
        hz = np.arange(_BINS) * (RATE_HZ / _FFT)
        radians = 2 * np.pi * hz / timbre.stretch / _WARP_RATE_HZ
        warped = radians + 2 * np.arctan2(_WARP * np.sin(radians), 1 - _WARP * np.cos(radians))
        angles = np.outer(np.arange(cepstra), warped)
        self._timbre = timbre
        self._log_filter: Floats = np.hstack([np.cos(angles), -np.sin(angles)]).astype(np.float32)
        # The last kilohertz fades out, so that nothing rings at the end of the band.
        self._coarse: Floats = np.cos(angles[:, ::4]).astype(np.float32)
        self._edge: Floats = np.clip((RATE_HZ / 2 - hz) / 1000, 0, 1).astype(np.float32)
        delays_s = timbre.spread_ms / 1000 * (1 - np.exp(-((hz / 1000) ** 2)))
        cycles = np.cumsum(delays_s * np.sin(2 * np.pi * hz / 1700)) * (RATE_HZ / _FFT)
        self._spread: Floats = (-2 * np.pi * cycles).astype(np.float32)
        self._omega: Floats = (2 * np.pi * hz / RATE_HZ).astype(np.float32)
        self._steep: Floats = ((hz / timbre.voiced_hz) ** _VOICED_SLOPE).astype(np.float32)
        treble, bass = (
            np.cos(angles[:, (hz > low) & (hz < high)]).mean(axis=1)
            for low, high in (_TREBLE_HZ, _BASS_HZ)
        )
        self._balance: Floats = (treble - bass).astype(np.float32)
        self._window: Floats = np.hanning(2 * HOP + 1)[:-1].astype(np.float32)
        fade = np.sin(np.linspace(0, np.pi / 2, _AHEAD // 2)) ** 2
        self._fades: Floats = np.concatenate(
            [fade, np.ones(_FFT - 2 * len(fade)), fade[::-1]]
        ).astype(np.float32)

    def samples(
        self, cepstra: Floats, log_f0: Floats, voiced: NDArray[np.bool_]
    ) -> Iterator[Floats]:
        """Speech of HOP samples a frame, some frames at a time, 1.0 being full scale; a frame late.

        `cepstra` is [frames, order + 1], all-pass constant 0.55 at 48 kHz; `log_f0` the logarithm
        of Hz, continuous through unvoiced frames, where it is not heard.
        """
        last = len(cepstra) - 1
        cepstra = self._in_relief(cepstra)
        # Voicing comes and goes over two frames: a hard edge in it is a click.
        edges = np.pad(voiced.astype(np.float32), 1, mode="edge")
        voicing = ((edges[:-2] + 2 * edges[1:-1] + edges[2:]) / 4).astype(np.float32)
        noise = np.random.default_rng(_SEED)
        carried = noise.standard_normal(HOP, np.float32)
        tail = np.zeros(_FFT + HOP, np.float32)
        cycle = 0.0
        for start in range(0, last + 1, _BLOCK):
            frames = min(_BLOCK, last + 1 - start)
            # What lies between two frames needs the next block's first.
            seen = slice(start, min(start + frames, last) + 1)
            at = np.arange(frames * HOP) / HOP
            f0 = np.exp(np.interp(at, np.arange(len(log_f0[seen])), log_f0[seen]))
            cycles = cycle + np.cumsum(f0) / RATE_HZ
            out = np.concatenate([tail, np.zeros(frames * HOP, np.float32)])
            self._add_pulses(out, cycle, cycles, f0, cepstra[seen], voicing[seen])
            fresh = noise.standard_normal(frames * HOP, np.float32)
            fresh *= self._gusts(
                cycles, np.interp(at, np.arange(len(voicing[seen])), voicing[seen])
            )
            white = np.concatenate([carried, fresh])
            own = slice(start, start + frames)
            self._add_noise(out, white, cepstra[own], voicing[own])
            carried, cycle = fresh[-HOP:], float(cycles[-1])
            yield out[: frames * HOP] * np.float32(_LEVEL)
            tail = out[frames * HOP :]

    def _in_relief(self, cepstra: Floats) -> Floats:
        """Formants raised out of the valleys between them; tilt and power stay as they are."""
        if not self._timbre.relief:
            return cepstra
        raised = cepstra.copy()
        raised[:, 2:] *= 1 + self._timbre.relief
        power, after = (
            np.exp(2 * _product(c, self._coarse)).mean(axis=1) for c in (cepstra, raised)
        )
        raised[:, 0] += np.log(power / after) / 2
        return raised

    def _filters(self, cepstra: Floats, turned: Floats | None = None) -> Spectra:
        """Of each row of cepstra, with its phases turned by so many radians."""
        logarithm = _product(cepstra, self._log_filter)
        filters = np.empty((len(cepstra), _BINS), np.complex64)
        amplitude = np.exp(logarithm[:, :_BINS]) * self._edge
        angle = logarithm[:, _BINS:] if turned is None else logarithm[:, _BINS:] + turned
        filters.real = amplitude * np.cos(angle)
        filters.imag = amplitude * np.sin(angle)
        return filters

    def _periodic(self, cepstra: Floats) -> Floats:
        """For each row, and bin, the share of its power that comes from pulses in voiced sound."""
        hiss = np.clip((cepstra @ self._balance - _CLEAR) / (_BUZZING - _CLEAR), 0, 1)
        lower = (self._timbre.voiced_hz / self._timbre.buzzing_hz) ** (_VOICED_SLOPE * hiss)
        periodic: Floats = 1 / (1 + lower[:, None].astype(np.float32) * self._steep)
        return periodic

    def _add_pulses(
        self,
        out: Floats,
        cycle: float,
        cycles: NDArray[np.float64],
        f0: NDArray[np.float64],
        cepstra: Floats,
        voicing: Floats,
    ) -> None:
        whole = np.arange(np.floor(cycle) + 1, np.floor(cycles[-1]) + 1)
        where = np.interp(whole, cycles, np.arange(len(cycles)))
        frame = np.minimum(where / HOP, len(cepstra) - 1)
        strength = np.interp(frame, np.arange(len(voicing)), voicing)
        heard = strength > 0
        where, frame, strength = where[heard], frame[heard], strength[heard]
        if not len(where):
            return
        sample = where.astype(int)
        before = frame.astype(int)
        after = np.minimum(before + 1, len(cepstra) - 1)
        share = (frame - before).astype(np.float32)[:, None]
        between = cepstra[before] * (1 - share) + cepstra[after] * share
        # A pulse a period has the power of noise of deviation 1 when it is this high.
        height = np.sqrt(RATE_HZ / f0[sample] * strength).astype(np.float32)
        late = (where - sample + _AHEAD).astype(np.float32)[:, None]
        spectra = self._filters(between, self._spread - late * self._omega)
        spectra *= np.sqrt(self._periodic(between))
        responses = np.fft.irfft(spectra, axis=1) * (height[:, None] * self._fades)
        for begin, response in zip((sample + HOP - _AHEAD).tolist(), responses, strict=True):
            out[begin : begin + _FFT] += response

    def _gusts(self, cycles: NDArray[np.float64], voicing: NDArray[np.float64]) -> Floats:
        depth = self._timbre.breath * voicing
        gusts = (1 + depth * np.cos(2 * np.pi * cycles)) / np.sqrt(1 + depth**2 / 2)
        return gusts.astype(np.float32)

    def _add_noise(self, out: Floats, white: Floats, cepstra: Floats, voicing: Floats) -> None:
        frames = len(cepstra)
        windows = np.lib.stride_tricks.sliding_window_view(white, 2 * HOP)[::HOP]
        spectra = np.fft.rfft(windows * self._window, _FFT, axis=1) * self._filters(cepstra)
        spectra *= np.sqrt(1 - voicing[:, None] * self._periodic(cepstra))
        sounds = np.fft.irfft(spectra, axis=1)
        hops = np.pad(sounds, ((0, 0), (0, -_FFT % HOP))).reshape(frames, -1, HOP)
        rows = out[: len(out) // HOP * HOP].reshape(-1, HOP)
        for late in range(hops.shape[1]):
            rows[late : late + frames] += hops[:, late]


def _product(rows: Floats, matrix: Floats) -> Floats:
    padded = np.pad(rows, ((0, -len(rows) % _ROWS), (0, 0)))
    products: Floats = padded.reshape(-1, _ROWS, rows.shape[1]) @ matrix
    return products.reshape(-1, matrix.shape[1])[: len(rows)]
