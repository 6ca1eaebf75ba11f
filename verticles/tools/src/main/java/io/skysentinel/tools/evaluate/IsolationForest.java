package io.skysentinel.tools.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Liu, Ting and Zhou's: what a few random cuts set apart from the rest is unusual. */
final class IsolationForest {
  private static final double EULER = 0.5772156649;

  private final List<Node> trees = new ArrayList<>();
  private final double usualDepth;

  /** A cut, or a leaf with what was left there. */
  private record Node(
      int dimension, float at, @Nullable Node below, @Nullable Node above, int size) {}

  /** Learns from {@code sample} of them for each tree. */
  IsolationForest(List<float[]> all, int count, int sample, Random random) {
    int size = Math.min(sample, all.size());
    int deepest = (int) Math.ceil(Math.log(size) / Math.log(2));
    for (int tree = 0; tree < count; tree++) {
      List<float[]> some = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        some.add(all.get(random.nextInt(all.size())));
      }
      trees.add(grow(some, deepest, random));
    }
    usualDepth = depthOf(size);
  }

  private static Node grow(List<float[]> points, int deeper, Random random) {
    if (deeper == 0 || points.size() < 2) {
      return new Node(0, 0, null, null, points.size());
    }
    int dimension = random.nextInt(points.get(0).length);
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float[] point : points) {
      least = Math.min(least, point[dimension]);
      most = Math.max(most, point[dimension]);
    }
    float at = least + (most - least) * random.nextFloat();
    List<float[]> below = new ArrayList<>();
    List<float[]> above = new ArrayList<>();
    for (float[] point : points) {
      (point[dimension] < at ? below : above).add(point);
    }
    return new Node(
        dimension,
        at,
        grow(below, deeper - 1, random),
        grow(above, deeper - 1, random),
        points.size());
  }

  /** From 0 to 1; one half is usual. */
  double score(float[] features) {
    double depth = 0;
    for (Node tree : trees) {
      depth += depth(tree, features);
    }
    return Math.pow(2, -depth / trees.size() / usualDepth);
  }

  private static double depth(Node root, float[] features) {
    Node node = root;
    for (int depth = 0; ; depth++) {
      Node next = features[node.dimension()] < node.at() ? node.below() : node.above();
      if (next == null) {
        return depth + depthOf(node.size());
      }
      node = next;
    }
  }

  /** How deep a point lies on average in a tree of so many. */
  private static double depthOf(int size) {
    return size < 2 ? 0 : 2 * (Math.log(size - 1.0) + EULER) - 2 * (size - 1.0) / size;
  }
}
