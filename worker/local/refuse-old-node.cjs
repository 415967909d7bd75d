// npm 10.9 and later refuse by themselves (devEngines); this is for those that come with an older Node.
// The Node that runs npm is asked, not the newer one that the project brings along.
const running = /node\/v(\d+)\S*/.exec(process.env.npm_config_user_agent || "");
if (running && Number(running[1]) < 20) {
  console.error(
    `Qinxue needs Node 20 or later; this is ${running[0].replace("node/", "Node ")}. 勤学需要 Node 20 或更新的版本。`,
  );
  process.exit(1);
}
