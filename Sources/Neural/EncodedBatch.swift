/// Sentences that have gone through the encoder together, lent to the heads that are asked about them.
///
/// Rows of `workspace.states`: for each sentence that of the mark before it, then one a word.
package struct EncodedBatch {
    /// The sentences, as ranges of tokens.
    package let sentences: [Range<Int>]
    /// Rows in all.
    package let rows: Int
    /// States and free space; `wide`, `narrow`, `attended`, `scratch`, `scores`, `bytes` and `scales` may be written over, `states` may not.
    package let workspace: EncoderWorkspace
    /// Which kernels run.
    package let level: Int32
}
