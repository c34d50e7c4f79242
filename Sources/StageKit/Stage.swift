import Prose

/// One step of a pipeline: reads layers of a document and writes others.
///
/// A stage is made once and then called from several threads, one document at a time each; it keeps no state between
/// documents. Its result is a pure function of the document, its options and its resources: no clock, no network, no locale.
public protocol Stage: Sendable {
    /// What the stage can be told in the pipeline file under `with:`.
    associatedtype Options: StageOptions
    /// Name, version, what it reads and writes.
    static var card: StageCard { get }
    /// Makes the stage: loads word lists and models here, once.
    /// - Throws: an error that tells the user what is wrong with an option or a resource.
    init(_ options: Options, in environment: StageEnvironment) throws
    /// Works on one document.
    /// - Throws: `StageSkipped` when the document is none for this stage; any other error puts the document into quarantine.
    func process(_ document: inout Document, _ context: borrowing StageContext) throws
}
