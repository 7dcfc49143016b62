export default function Home() {
  return <h1>CLB Function Console</h1>;
}
