/// The best tree over scored arcs: every word takes its best head where that makes a tree with one root, else the best projective
/// tree with one root is searched (Eisner 1996).
enum TreeDecoder {
    /// Writes the head of every word: `heads[i]` for `i` in `1..<count`, 0 is the root.
    /// - Parameter scores: `scores[i * stride + j]` of word `j` as the head of word `i`. Quadratic time when the best heads make a
    ///   tree, cubic when not.
    static func decode(_ scores: UnsafePointer<Float>, count: Int, stride: Int, heads: UnsafeMutablePointer<Int32>) {
        guard count > 1 else { return }
        var roots = 0
        for i in 1..<count {
            var best = 0
            for j in 1..<count where j != i && scores[i * stride + j] > scores[i * stride + best] { best = j }
            heads[i] = Int32(truncatingIfNeeded: best)
            if best == 0 { roots += 1 }
        }
        if roots == 1, isTree(heads, count) { return }
        project(scores, count, stride, heads)
    }

    private static func isTree(_ heads: UnsafeMutablePointer<Int32>, _ count: Int) -> Bool {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { seen in
            for i in 0..<count { seen[i] = 0 }
            for i in 1..<count {
                var node = i
                while node != 0, seen[node] == 0 {
                    seen[node] = Int32(truncatingIfNeeded: i)
                    node = Int(heads[node])
                }
                if node != 0, seen[node] == Int32(truncatingIfNeeded: i) { return false }
            }
            return true
        }
    }

    /// Best projective tree over words 1..<count, one of which hangs on the root.
    private static func project(_ scores: UnsafePointer<Float>, _ count: Int, _ stride: Int, _ heads: UnsafeMutablePointer<Int32>) {
        let n = count - 1
        // Spans over words 1...n: complete and incomplete, head on the left (0) or on the right (1).
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 4 * n * n) { sums in
            withUnsafeTemporaryAllocation(of: Int16.self, capacity: 4 * n * n) { backs in
                guard let sum = sums.baseAddress, let back = backs.baseAddress else { return }
                let size = n * n
                let completeL = sum, completeR = sum + size, openL = sum + 2 * size, openR = sum + 3 * size
                for i in 0..<n {
                    completeL[i * n + i] = 0
                    completeR[i * n + i] = 0
                }
                for length in 1..<max(1, n) {
                    for s in 0..<(n - length) {
                        let t = s + length
                        var best = -Float.infinity, split = s
                        for r in s..<t {
                            let score = completeL[s * n + r] + completeR[(r + 1) * n + t]
                            if score > best {
                                best = score
                                split = r
                            }
                        }
                        openL[s * n + t] = best + scores[(t + 1) * stride + s + 1]
                        openR[s * n + t] = best + scores[(s + 1) * stride + t + 1]
                        back[2 * size + s * n + t] = Int16(truncatingIfNeeded: split)
                        best = -Float.infinity
                        for r in (s + 1)...t {
                            let score = openL[s * n + r] + completeL[r * n + t]
                            if score > best {
                                best = score
                                split = r
                            }
                        }
                        completeL[s * n + t] = best
                        back[s * n + t] = Int16(truncatingIfNeeded: split)
                        best = -Float.infinity
                        for r in s..<t {
                            let score = completeR[s * n + r] + openR[r * n + t]
                            if score > best {
                                best = score
                                split = r
                            }
                        }
                        completeR[s * n + t] = best
                        back[size + s * n + t] = Int16(truncatingIfNeeded: split)
                    }
                }
                var root = 0
                var best = -Float.infinity
                for r in 0..<n {
                    let score = completeR[r] + completeL[r * n + n - 1] + scores[(r + 1) * stride]
                    if score > best {
                        best = score
                        root = r
                    }
                }
                heads[root + 1] = 0
                unfold(root, n, size, back, heads)
            }
        }
    }

    /// Reads the arcs out of the splits, without recursion.
    private static func unfold(_ root: Int, _ n: Int, _ size: Int, _ back: UnsafeMutablePointer<Int16>, _ heads: UnsafeMutablePointer<Int32>) {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: 6 * n + 12) { stack in
            var depth = 0
            func push(_ kind: Int, _ s: Int, _ t: Int) {
                guard s < t, depth + 3 <= stack.count else { return }
                stack[depth] = Int32(truncatingIfNeeded: kind)
                stack[depth + 1] = Int32(truncatingIfNeeded: s)
                stack[depth + 2] = Int32(truncatingIfNeeded: t)
                depth += 3
            }
            push(1, 0, root)
            push(0, root, n - 1)
            while depth > 0 {
                depth -= 3
                let kind = Int(stack[depth]), s = Int(stack[depth + 1]), t = Int(stack[depth + 2])
                switch kind {
                case 0:
                    let r = Int(back[s * n + t])
                    heads[r + 1] = Int32(truncatingIfNeeded: s + 1)
                    push(2, s, r)
                    push(0, r, t)
                case 1:
                    let r = Int(back[size + s * n + t])
                    heads[r + 1] = Int32(truncatingIfNeeded: t + 1)
                    push(1, s, r)
                    push(2, r, t)
                default:
                    let r = Int(back[2 * size + s * n + t])
                    push(0, s, r)
                    push(1, r + 1, t)
                }
            }
        }
    }
}
