import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.transport.Netty4Plugin;

/**
 * One node of the development cluster, on the loopback address only. Every node is a process of its own, so that one
 * can be killed while the others answer.
 */
public final class DevelopmentNode extends Node {
  private DevelopmentNode(Settings settings, Path home) {
    super(
        InternalSettingsPreparer.prepareEnvironment(settings, Collections.emptyMap(), null, () -> "127.0.0.1"),
        List.of(Netty4Plugin.class, CommonAnalysisPlugin.class, PainlessPlugin.class),
        false);
  }

  /**
   * Runs a node until the process is told to end.
   *
   * @param arguments folder for the data of all nodes, number of this node from 0, number of nodes, HTTP port of node
   *     0, transport port of node 0; the ports of node n are n higher
   */
  public static void main(String[] arguments) throws Exception {
    int number = Integer.parseInt(arguments[1]);
    Path home = Path.of(arguments[0], "node-" + number).toAbsolutePath();
    Files.createDirectories(home.resolve("config"));
    DevelopmentNode node = new DevelopmentNode(describe(home, number, arguments), home);
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node, ended)));
    node.start();
    ended.await();
  }

  private static Settings describe(Path home, int number, String[] arguments) {
    int nodes = Integer.parseInt(arguments[2]);
    int http = Integer.parseInt(arguments[3]);
    int transport = Integer.parseInt(arguments[4]);
    List<String> addresses = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int other = 0; other < nodes; other++) {
      addresses.add("127.0.0.1:" + (transport + other));
      names.add("node-" + other);
    }
    return Settings.builder()
        .put("cluster.name", "hansou-development-" + http)
        .put("node.name", names.get(number))
        .put("path.home", home)
        .put("network.host", "127.0.0.1")
        .put("http.port", http + number)
        .put("transport.port", transport + number)
        .put("http.type", Netty4Plugin.NETTY_HTTP_TRANSPORT_NAME)
        .put("transport.type", Netty4Plugin.NETTY_TRANSPORT_NAME)
        .putList("discovery.seed_hosts", addresses)
        .putList("cluster.initial_cluster_manager_nodes", names)
        // A disk that is nearly full would make indexes read-only; data here is thrown away.
        .put("cluster.routing.allocation.disk.threshold_enabled", false)
        // All nodes share the processors of one machine.
        .put("node.processors", 1)
        .build();
  }

  private static void close(Node node, CountDownLatch ended) {
    try {
      node.close();
    } catch (Exception failure) {
      failure.printStackTrace();
    } finally {
      ended.countDown();
    }
  }
}
