// One import for programs that embed the pipeline: the document model, the contract of a stage, reports and the runner.
@_exported import Corpus
@_exported import Ingest
@_exported import Lexicons
@_exported import Pipeline
@_exported import Prose
@_exported import Reports
@_exported import StageKit
@_exported import Views
