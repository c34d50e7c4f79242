/// False discovery rate over the trend tests of a batch (Benjamini and Hochberg 1995).
public enum BenjaminiHochberg {
    /// The adjusted p-values (q-values), in the order of `p`.
    public static func adjusted(_ p: [Double]) -> [Double] {
        let order = p.indices.sorted { p[$0] != p[$1] ? p[$0] > p[$1] : $0 > $1 }
        var q = p
        var least = 1.0
        for (position, index) in order.enumerated() {
            let rank = p.count - position
            least = min(least, p[index] * Double(p.count) / Double(rank))
            q[index] = least
        }
        return q
    }
}
