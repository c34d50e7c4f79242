@_exported import BenchmarkSupport
@_exported import Dates
