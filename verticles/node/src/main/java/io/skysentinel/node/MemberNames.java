package io.skysentinel.node;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.config.Config;
import com.hazelcast.config.ListenerConfig;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says who comes into the cluster and who leaves it, by the names that users gave the nodes. */
final class MemberNames implements MembershipListener {
  private static final Logger LOG = LoggerFactory.getLogger(MemberNames.class);
  private static final String NAME = "skysentinel.node";
  private static final String ENCRYPTS = "skysentinel.bus.encrypts";

  private MemberNames() {}

  /** Lets the other members know what this one is like, and the log what they are called. */
  static void tell(Config config, String node, boolean encrypts) {
    config.getMemberAttributeConfig().setAttribute(NAME, node);
    config.getMemberAttributeConfig().setAttribute(ENCRYPTS, String.valueOf(encrypts));
    config.addListenerConfig(new ListenerConfig(new MemberNames()));
  }

  @Override
  public void memberAdded(MembershipEvent event) {
    if (!event.getMember().localMember()) {
      LOG.info("Node {} has joined the cluster", name(event.getMember()));
    }
  }

  @Override
  public void memberRemoved(MembershipEvent event) {
    LOG.info(
        "Node {} has left the cluster, which is now {}",
        name(event.getMember()),
        names(event.getMembers()));
  }

  private static String names(Set<Member> members) {
    return members.stream().map(MemberNames::name).sorted().collect(Collectors.joining(", "));
  }

  /** Whether the member says that it encrypts its event bus. */
  static boolean encrypts(Member member) {
    return "true".equals(member.getAttribute(ENCRYPTS));
  }

  /** What its user calls it. */
  static String name(Member member) {
    @Nullable String name = member.getAttribute(NAME);
    return name == null ? member.getAddress().toString() : name;
  }
}
