"""One voice a module. What every voice promises is `Voice`, in `podcaster.voices.base`."""
