package dev.unroll.ui.plot;

import java.util.List;

/**
 * A column of a graph.
 *
 * @param top what stands over it
 * @param bottom what stands under it
 * @param nodes from top to bottom
 * @param edges that begin in it
 * @param entries arrows that come in from the left; of the first column only
 */
public record GraphColumn(
        String top, String bottom, List<GraphNode> nodes, List<GraphEdge> edges, List<GraphEntry> entries) {
    public GraphColumn {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        entries = List.copyOf(entries);
    }
}
